"""What pages and commands read: functions of the register and a day. They write nothing."""
